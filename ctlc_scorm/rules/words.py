"""Words as data for the rules of accessibility and reading: English and Spanish, and what tells other languages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split(", "))


VAGUE_LINKS = _phrases(
    """
        click, click here, click this, click to learn more, continue, continue reading, details, download, find out
        more, go, here, info, information, learn more, link, more, more details, more info, more information, read
        more, right here, see here, see more, start, tap here, the link, this article, this link, this one, this
        page, this site, this website, website, aquí, aqui, clic aquí, click aquí, click aqui, continuar, continuar
        leyendo, descargar, detalles, el enlace, enlace, en este enlace, este artículo, este enlace, este sitio,
        esta página, haga clic aquí, haz clic aquí, leer más, más, mas, más detalles, más info, más información, mas
        informacion, pincha aquí, pincha aqui, pulse aquí, saber más, siga leyendo, vea aquí, ver más
    """
)
"""Words of a link that say nothing of where it leads (after the lists of Lighthouse and of Spanish public offices)."""

KNOWN_ACRONYMS = _words(
    """
        AI AIDS AM ATM BBC BC CD CEO CPR DC DIY DNA DVD ET EU FAQ FBI FM GMT GPS HIV HTML HTTP HTTPS ID IQ IT NASA
        NATO NBA NFL OK PC PDF PIN PM POV QR RSVP SIM SMS SOS TV UK UN UNESCO UNICEF URL US USA USB UTC VIP WHO ZIP
        CANVAS CMI5 IMS LMS LTI MOODLE QTI SCORM XAPI CD DNI EE UU EEUU ONG ONU OMS PDF UE SIDA TV VIH II III IV VI
        VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI
    """
)
"""Abbreviations that need no explanation, and numerals."""

SMALL_WORDS = _words("a an and at by for from in of on or the to with de del e el en la las los o para por u y")
"""Words that an abbreviation often passes over."""

STOPS: dict[str, frozenset[str]] = {
    language: _words(words)
    for language, words in {
        "en": """
            the of and to a in is it you that he was for on are with as his they at be this have from or one had by
            but not what all were we when your can said there an each which she do how their if will up about out
            many then them these so some her would make like him into has more could no than been who its now did
            get may only over our me us my very after any also because here just most where while whose am
        """,
        "es": """
            el la los las un una unos unas y que de del en es con por para su sus se lo le les al más pero como este
            esta estos estas está están estoy fue ser si sí cuando qué cómo usted ustedes nos nuestro nuestra hay
            muy también porque sobre cada entre desde hasta puede pueden tiene tienen donde todos todas no yo mi mis
            tu ya ha han era son sin ni hoy
        """,
        "fr": """
            le la les un une des et que qui de du en est avec pour par sur dans ce cette ces son sa ses se ne pas
            plus mais comme il elle ils elles nous vous je tu on au aux ou où être sont été sera très aussi leur
            leurs lui mon ma mes votre vos notre nos quand si fait avoir avez cela chaque
        """,
        "pt": """
            o a os as um uma uns umas e que de do da dos das em no na nos nas é com por para seu sua seus suas se ao
            aos mais mas como este esta isso isto está estão foi ser quando você vocês não sim muito também porque
            sobre cada entre até pode podem tem têm onde todos ele ela eles elas meu minha já são pelo pela
        """,
        "de": """
            der die das den dem des ein eine einen einem einer und oder ist sind war mit für von zu zum zur auf im
            in an am nicht auch aber wie wenn dass sie er es wir ihr ich sich bei nach aus durch über unter kann
            können wird werden haben hat diese dieser dieses jede jeder was wer noch nur sehr
        """,
        "it": """
            il lo la i gli le un uno una e che di del della dei delle degli in è con per su suo sua suoi si al alla
            più ma come questo questa sono essere quando non anche perché ogni tra può hanno ha dove tutti noi voi
            lei nel nella cosa molto
        """,
        "nl": """
            de het een en van in is dat op te met voor zijn niet aan er om ook als maar dan zij hij wij jij u je ik
            deze dit die bij naar uit door over kan kunnen wordt worden hebben heeft geen nog wel wat wie
        """,
        "ht": """
            mwen ou li nou yo se pou nan ak yon sa ki pa gen kapab konsa lè tout fè ka anpil timoun lekòl paske oswa
            men te pral moun
        """,
        "vi": """
            và của là có không cho với được trong một các những này đó người khi để từ đã sẽ cũng rất nhiều như về
            tại trường học sinh con quý vị
        """,
        "tl": """
            ang ng sa na mga at ay ito hindi para kung ko mo siya sila kami tayo may isang bawat din rin lang po
            upang ngunit kapag
        """,
    }.items()
}
"""The commonest words of languages that schools write in."""

LOOKALIKES = _words(
    """
        a ak al am an as ay at bald come con dan das de del den des die din dit do door dos dove e el em en er era
        es est fin gen ha hay hat i ill im in is it ka ki ko la lang las le les los lo ma man may me men met mi min
        mas mis mo most na nan ne ni no nog non nos nous o om on once op or os pa pan par per pie plus po pour que
        red sa sans se ser sera si sim sin so son su tan te tot tout tu u un us van via vie vos war was wat wie will
        y yo
    """
)
"""Words of other languages that English text holds too, alone or in names: they raise no suspicion."""

SENSES: dict[str, frozenset[str]] = {
    "en": _words(
        """
            red green blue yellow orange purple pink gray grey black white brown colored round square circular
            triangular rectangular oval left right left-hand right-hand top bottom upper lower button buttons icon
            icons
        """
    ),
    "es": _words(
        """
            rojo roja rojos rojas verde verdes azul azules amarillo amarilla amarillos amarillas naranja naranjas
            morado morada morados moradas rosa rosas gris grises negro negra negros negras blanco blanca blancos
            blancas redondo redonda redondos redondas cuadrado cuadrada cuadrados cuadradas triangular triangulares
            circular circulares izquierda izquierdo derecha derecho arriba abajo superior inferior botón botones
            icono iconos ícono íconos
        """
    ),
}
"""Words of which one is in every instruction that `rules.instructions` looks for."""

SCRIPTS = (
    ("ar", r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", ("ar", "fa", "ur", "ps", "ku", "sd", "ug")),
    ("ru", r"\u0400-\u052f", ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")),
    ("he", r"\u0590-\u05ff", ("he", "yi")),
    ("hi", r"\u0900-\u097f", ("hi", "mr", "ne", "sa")),
    ("th", r"\u0e00-\u0e7f", ("th",)),
    ("ko", r"\u1100-\u11ff\uac00-\ud7af", ("ko",)),
    ("ja", r"\u3040-\u30ff", ("ja",)),
    ("zh", r"\u3400-\u9fff", ("zh", "ja", "ko", "yue")),
    ("el", r"\u0370-\u03ff\u1f00-\u1fff", ("el",)),
    ("hy", r"\u0530-\u058f", ("hy",)),
    ("ka", r"\u10a0-\u10ff", ("ka",)),
    ("bn", r"\u0980-\u09ff", ("bn", "as")),
    ("am", r"\u1200-\u137f", ("am", "ti")),
    ("km", r"\u1780-\u17ff", ("km",)),
    ("my", r"\u1000-\u109f", ("my",)),
)
"""Scripts: the language that is the likeliest, the letters, and every language that is written with them."""
