// All texts of the document and of its attributes, hidden ones and those of templates too.
() => {
  "use strict";
  const roots = [document, ...[...document.querySelectorAll("template")].map((one) => one.content)];
  const own = (one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent);
  const all = roots.flatMap((root) => [...root.querySelectorAll("*")]);
  return all.flatMap((one) => [...own(one), one.textContent.slice(0, 4000), ...[...one.attributes].map(({ value }) => value)]);
};
