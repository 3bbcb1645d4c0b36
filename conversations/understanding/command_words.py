"""The words of each command, by language: the whole message must be one of them.

A table in code, because the dialogues' check compares every label with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from conversations.understanding.reading import Command

COMMAND_WORDS: Mapping[str, Mapping[Command, tuple[str, ...]]] = {
    "fr": {
        Command.MENU: (
            "menu",
            "accueil",
            "start",
            "aide",
            "recommencer",
            "début",
            "menu principal",
            "retour au menu",
            "revenir au menu",
            "retourner au menu",
            "help",
        ),
        Command.BACK: (
            "retour",
            "revenir",
            "précédent",
            "en arrière",
            "revenir en arrière",
            "retour en arrière",
            "arrière",
        ),
        Command.HUMAN: (
            "humain",
            "un humain",
            "parler à quelqu'un",
            "parler à un humain",
            "parler à une personne",
            "parler à une vraie personne",
            "une vraie personne",
            "je veux parler à quelqu'un",
            "je voudrais parler à quelqu'un",
            "je veux parler à un humain",
            "je veux parler à une personne",
            "conseiller",
            "un conseiller",
            "parler à un conseiller",
        ),
        Command.STOP: (
            "stop",
            "arrêter",
            "arrête",
            "arrêtez",
            "arret",
            "tout arrêter",
            "quitter",
            "fin",
            "terminer",
            "ça suffit",
            "fini",
            "stop ça",
            "désinscription",
        ),
        Command.LANGUAGE: (
            "langue",
            "langues",
            "changer de langue",
            "changer la langue",
            "autre langue",
            "choisir la langue",
        ),
    },
    "en": {
        Command.MENU: ("menu", "home", "start", "main menu", "start over", "restart", "help"),
        Command.BACK: ("back", "go back", "previous"),
        Command.HUMAN: (
            "human",
            "a human",
            "agent",
            "talk to someone",
            "talk to a human",
            "talk to a person",
            "speak to someone",
            "speak to a human",
            "real person",
            "i want to talk to someone",
        ),
        Command.STOP: ("stop", "quit", "exit", "end", "cancel all", "unsubscribe"),
        Command.LANGUAGE: ("language", "languages", "change language", "other language"),
    },
    "ar": {
        Command.MENU: ("القائمة", "الرئيسية", "البداية"),
        Command.BACK: ("رجوع", "عودة", "ارجع"),
        Command.HUMAN: ("التحدث مع شخص", "التحدث إلى شخص", "أريد التحدث مع شخص", "إنسان"),
        Command.STOP: ("توقف", "قف", "إيقاف"),
        Command.LANGUAGE: ("اللغة", "لغة", "تغيير اللغة"),
    },
    "pt": {
        Command.MENU: ("menu", "início", "inicio"),
        Command.BACK: ("voltar", "atrás", "anterior"),
        Command.HUMAN: ("falar com alguém", "falar com uma pessoa", "humano", "uma pessoa"),
        Command.STOP: ("parar", "pare", "sair", "terminar"),
        Command.LANGUAGE: ("língua", "idioma", "mudar de língua"),
    },
    "es": {
        Command.MENU: ("menú", "inicio", "empezar"),
        Command.BACK: ("volver", "atrás", "anterior"),
        Command.HUMAN: ("hablar con alguien", "hablar con una persona", "humano", "una persona"),
        Command.STOP: ("parar", "para", "salir", "terminar", "basta"),
        Command.LANGUAGE: ("idioma", "lengua", "cambiar de idioma"),
    },
    "tr": {
        Command.MENU: ("menü", "ana menü", "başla", "başlangıç"),
        Command.BACK: ("geri", "geri dön", "önceki"),
        Command.HUMAN: ("biriyle konuşmak", "biriyle konuşmak istiyorum", "insan", "görevli"),
        Command.STOP: ("dur", "durdur", "bitir", "çıkış"),
        Command.LANGUAGE: ("dil", "dil değiştir"),
    },
    "uk": {
        Command.MENU: ("меню", "головна", "початок"),
        Command.BACK: ("назад", "повернутися"),
        Command.HUMAN: ("людина", "поговорити з людиною", "поговорити з кимось"),
        Command.STOP: ("стоп", "зупинити", "вийти"),
        Command.LANGUAGE: ("мова", "змінити мову"),
    },
    "ru": {
        Command.MENU: ("меню", "главная", "начало"),
        Command.BACK: ("назад", "вернуться"),
        Command.HUMAN: ("человек", "поговорить с человеком", "поговорить с кем-то", "оператор"),
        Command.STOP: ("стоп", "остановить", "выйти", "хватит"),
        Command.LANGUAGE: ("язык", "сменить язык"),
    },
    "ro": {
        Command.MENU: ("meniu", "acasă", "început"),
        Command.BACK: ("înapoi", "anterior"),
        Command.HUMAN: (
            "vorbesc cu cineva",
            "să vorbesc cu cineva",
            "vreau să vorbesc cu cineva",
            "om",
            "o persoană",
        ),
        Command.STOP: ("oprește", "opreste", "ieșire"),
        Command.LANGUAGE: ("limbă", "limba", "schimbă limba"),
    },
}
"""Every command in every language understood; accents, case and signs do not count."""
