// Opens every page, presses everything, and gives what the document should not hold.
async () => {
  "use strict";
  const HTML = `a abbr article aside b blockquote body br button caption circle code col colgroup dd del details dialog div dl dt em
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label legend li link
    main mark meta nav ol optgroup option output p pre progress q s section select small span strong sub summary sup table
    tbody td template textarea tfoot th thead time title tr track u ul audio video`.split(/\s+/);
  const SVG = `svg g pattern path rect circle ellipse line polyline polygon text tspan title desc defs marker use symbol clipPath
    linearGradient radialGradient stop`.split(/\s+/);
  const LINKS = ["href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href", "srcset", "background", "ping"];
  const SAFE = /^(#|https:|mailto:|tel:|sms:|[\w./~%() +'&;,$!-]+$|data:image\/(png|jpeg|gif|webp)[;,])/i;
  const SCHEME = /^[\s\x00-\x20]*[a-z][a-z0-9+.\x00-\x20-]*:/i;
  const KNOWN = ["https:", "mailto:", "tel:", "sms:", "data:"];
  const PLACE = /^(--[xy]: [\d.]+%;? ?)+$/;
  const OURS = "/* generated; edit js/ and run build.mjs */";
  const shown = (one) => one.outerHTML.slice(0, 160);
  const found = [];

  function check(one) {
    const name = one.localName;
    const allowed = one.namespaceURI.endsWith("svg") ? SVG : HTML;
    const file = name === "script" && (one.id === "data" || one.getAttribute("src") === "player.js");
    const own = file || (/^(script|style)$/.test(name) && one.textContent.startsWith(OURS));
    if (!allowed.includes(name) && !own) found.push(`element: ${shown(one)}`);
    for (const { name: key, value } of one.attributes) {
      const placed = key === "style" && (PLACE.test(value) || one === document.documentElement);
      if (/^on|^srcdoc$|^style$/i.test(key) && !placed) found.push(`${key}: ${shown(one)}`);
      if (key === "http-equiv" && value !== "Content-Security-Policy") found.push(`${key}: ${shown(one)}`);
      if (!LINKS.includes(key)) continue;
      const scheme = SCHEME.exec(value)?.[0].toLowerCase();
      if (!SAFE.test(value) || (scheme && !KNOWN.includes(scheme))) found.push(`${key}=${value}: ${shown(one)}`);
      if (/^(src|srcset|poster|data)$/.test(key) && /^(https?:)?\/\//i.test(value)) found.push(`loads ${shown(one)}`);
    }
    if (name === "template") walk(one.content);
  }

  function walk(root) {
    for (const one of root.querySelectorAll("*")) check(one);
  }

  const settle = () => new Promise((resolve) => setTimeout(resolve));

  function fill(section) {
    for (const one of section.querySelectorAll("input, textarea, select")) {
      if (one.matches("[type=radio], [type=checkbox]")) one.click();
      else if (one.matches("select")) one.selectedIndex = one.options.length - 1;
      else if (!one.matches("[type=date]")) one.value = '"><x-hostile onclick=hostile()>';
      for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }

  function press(section) {
    const open = "summary, button:not([data-take]):not(#exit), a[href^='#'][data-to]";
    for (const one of section.querySelectorAll(open)) if (one.checkVisibility({ visibilityProperty: true })) one.click();
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  }

  check(document.documentElement);
  walk(document);
  for (const section of document.querySelectorAll("section.page")) {
    if (section.id === "final" || !section.querySelector("form, details, summary, textarea, .scenario, .tabs, .cards")) continue;
    location.hash = `#${section.id}`;
    await settle();
    fill(section);
    press(section);
    await settle();
  }
  const begin = document.querySelector("#final [data-final-begin]");
  if (begin) {
    location.hash = "#final";
    await settle();
    for (const step of ["[data-final-begin]", "[data-final-submit]", "[data-final-confirm]"]) {
      document.querySelector(`#final ${step}`).click();
      await settle();
      fill(document.querySelector("#final"));
    }
  }
  walk(document);
  return [...new Set(found)];
};
