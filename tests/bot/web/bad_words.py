"""Words that break careless programs."""

WORDS = {
    "empty": "",
    "long": "é" * 100_000,
    "emojis": "😀🫣👨‍👩‍👧",
    "control": "a\x01\x1b[31m\x7fb",
    "nul": "a\x00b",
    "surrogate": "a\ud800b",
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)">',
    "attribute": '"><svg onload=alert(1)>',
    "markdown": "**gras** [lien](javascript:alert(1))",
    "template": "{{ 7 * 7 }}{% raw %}",
    "sql": "'; DROP TABLE message; --",
    "bidi": "\u202eabc\u2066",
}
