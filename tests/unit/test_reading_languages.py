"""Text in another language is recognized, and text in the page's own is left alone."""

from __future__ import annotations

import pytest

from ctlc_scorm.rules.other_language import other_language

TEXTS = {
    "en": "If you or your family need help, call this line at any time of the day.",
    "es": "Si usted o su familia necesita ayuda, llame a esta línea a cualquier hora del día.",
    "fr": "Si vous ou votre famille avez besoin d'aide, appelez cette ligne à toute heure du jour.",
    "pt": "Se você ou sua família precisa de ajuda, ligue para esta linha a qualquer hora do dia.",
    "de": "Wenn Sie oder Ihre Familie Hilfe brauchen, rufen Sie diese Nummer zu jeder Zeit an.",
    "it": "Se lei o la sua famiglia ha bisogno di aiuto, chiami questo numero a ogni ora del giorno.",
    "nl": "Als u of uw familie hulp nodig heeft, bel dan dit nummer op elk moment van de dag.",
    "ht": "Si ou menm oswa fanmi ou bezwen èd, rele nimewo sa a nenpòt lè nan jounen an.",
    "vi": "Nếu quý vị hoặc gia đình cần được giúp đỡ, hãy gọi đường dây này trong mọi lúc của ngày.",
    "tl": "Kung ikaw o ang iyong pamilya ay kailangan ng tulong, tawagan ang linya na ito sa oras ng araw.",
    "ar": "إذا كنت أنت أو عائلتك بحاجة إلى المساعدة، اتصل بهذا الرقم في أي وقت من اليوم.",
    "ru": "Если вам или вашей семье нужна помощь, позвоните по этому номеру в любое время дня.",
    "zh": "如果您或您的家人需要帮助，请随时拨打这条热线。",
    "ja": "あなたやご家族が助けを必要とするときは、いつでもこの番号にお電話ください。",
    "ko": "귀하 또는 가족이 도움이 필요하면 언제든지 이 번호로 전화하십시오.",
    "hi": "यदि आपको या आपके परिवार को मदद चाहिए, तो इस नंबर पर कॉल करें।",
}


@pytest.mark.parametrize("declared", ["en", "es"])
@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_sentence(language: str, declared: str) -> None:
    assert other_language(TEXTS[language], declared) == (None if language == declared else language)


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_in_its_own_language_raises_no_alarm(language: str) -> None:
    assert other_language(TEXTS[language], language) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Peña and José sing De colores in the hall.",
        "Los Angeles, San José, El Paso and La Jolla.",
        "Déjà vu, résumé, café, naïve, façade.",
        "Greet each family: «Buenos días», 你好 or Bonjour will do.",
        "Route 4, 6:50, 13.4 %, Room 12 b.",
        "Rohan, Ilse, Odessa, Tran, Adeyemi, Haugen, Wyatt.",
    ],
)
def test_names_and_single_words_are_no_other_language(text: str) -> None:
    assert other_language(text, "en") is None
