// « Écouter »: reads a message aloud with the voice of the device, in the message's language.
// The button exists only where such a voice does; everything else works without this file.
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;

  const READABLE = "li.assistant, [data-readable]";
  const CHOICES = "#answer .answers button[name='choice'], #answer [data-aloud]";
  const LONGEST = 180; // Signs: some voices fall silent in the middle of longer utterances.
  let voices = [];
  let pressed = null;
  let queue = []; // Kept: a voice stops when its utterances are garbage-collected.

  const short = (code) => code.toLowerCase().split(/[-_]/)[0];
  const voiceOf = (lang) => voices.find((voice) => short(voice.lang) === short(lang));
  const langOf = (element) => element.closest("[lang]").lang;
  const bodyOf = (message) => message.querySelector(":scope > [lang]") || message;

  // Without the French that stands beside a translation nobody has read through yet.
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".french").forEach((french) => french.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  // 02 35 00 00 00 → « 0 2, 3 5, 0 0, 0 0, 0 0 »: slow enough to write down.
  const dictated = (number) => {
    const digits = number.replace(/\D/g, "");
    const groups = digits.length > 4 ? digits.match(/\d{1,2}/g) : [digits];
    return groups.map((group) => [...group].join(" ")).join(", ");
  };

  const value = (element) => {
    const link = element.querySelector("a[href^='tel:'], a[href^='sms:']");
    return link ? dictated(words(link)) : words(element);
  };

  const call = (item) =>
    `${dictated(words(item.querySelector("strong")))}. ${words(item.querySelector("span"))}`;

  // A card aloud: its name, what to beware of, then how to reach it. The rest is on the screen.
  const cardParts = (card) => [
    ...[...card.querySelectorAll("h1, h2, .kind, .caution")].map((part) => [part, words(part)]),
    ...[...card.querySelectorAll("dl > div")]
      .slice(0, 2)
      .flatMap((line) => [
        [line.querySelector("dt"), words(line.querySelector("dt"))],
        [line.querySelector("dd"), value(line.querySelector("dd"))],
      ]),
  ];

  // The answers of the last question stand below the log, not in its message.
  const choicesOf = (message) => {
    const last = [...document.querySelectorAll(READABLE)].pop() === message;
    return last ? [...document.querySelectorAll(CHOICES)] : [];
  };

  const partsOf = (message) => [
    ...[...message.querySelectorAll(".text, [data-aloud]")].map((part) => [part, words(part)]),
    ...[...message.querySelectorAll(".numbers li")].map((item) => [item, call(item)]),
    ...[...message.querySelectorAll(".card")].flatMap(cardParts),
    ...(message.matches(".card") ? cardParts(message) : []),
    ...choicesOf(message).map((button) => [button, words(button)]),
  ];

  const pieces = (text) =>
    (text.match(/[^.!?…:;]+[.!?…:;]*\s*/g) || [text]).flatMap((sentence) =>
      sentence.length > LONGEST ? sentence.match(/.{1,180}(?=\s|$)/g) || [sentence] : [sentence],
    );

  const stop = () => {
    queue.forEach((utterance) => (utterance.onstart = utterance.onend = null));
    queue = [];
    speech.cancel();
    document.querySelectorAll(".aloud").forEach((part) => part.classList.remove("aloud"));
    if (pressed) pressed.setAttribute("aria-pressed", "false");
    pressed = null;
  };

  const utter = (part, text, fallback) => {
    const voice = voiceOf(langOf(part)) || fallback;
    return pieces(text).map((piece) => {
      const utterance = new SpeechSynthesisUtterance(piece);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9;
      utterance.onstart = () => part.classList.add("aloud");
      utterance.onend = () => part.classList.remove("aloud");
      return utterance;
    });
  };

  const read = (message, button) => {
    stop();
    const voice = voiceOf(langOf(bodyOf(message)));
    if (!voice) return refresh();
    const parts = partsOf(message).filter(([, text]) => text);
    queue = parts.flatMap(([part, text]) => utter(part, text, voice));
    if (!queue.length) return;
    queue[queue.length - 1].addEventListener("end", stop);
    queue.forEach((utterance) => utterance.addEventListener("error", stop));
    pressed = button;
    button.setAttribute("aria-pressed", "true");
    queue.forEach((utterance) => speech.speak(utterance));
  };

  const drawing = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 48 48");
    svg.setAttribute("class", "picture");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("d", "M4 18v12h8l12 10V8L12 18zM31 17c4 4 4 10 0 14M37 11c8 8 8 18 0 26");
    svg.append(path);
    return svg;
  };

  const buttonFor = (message) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "listen";
    button.append(drawing(), document.body.dataset.listen);
    button.setAttribute("aria-live", "off"); // Part of the page, not of what was just said.
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () =>
      button === pressed ? stop() : read(message, button),
    );
    return button;
  };

  const refresh = () =>
    document.querySelectorAll(READABLE).forEach((message) => {
      const present = message.querySelector("button.listen");
      const can = Boolean(voiceOf(langOf(bodyOf(message))));
      if (can && !present) message.append(buttonFor(message));
      if (!can && present) present.remove();
    });

  const hear = () => {
    // Other voices speak from a server of their maker, which would be told the conversation.
    voices = (speech.getVoices() || []).filter((voice) => voice.localService);
    refresh();
  };

  const isMessage = (node) => node.nodeType === 1 && node.matches("body, li");
  const changed = (changes) => {
    if (changes.some((change) => [...change.addedNodes].some(isMessage))) stop();
    refresh();
  };

  if (speech.addEventListener) speech.addEventListener("voiceschanged", hear);
  else speech.onvoiceschanged = hear;
  new MutationObserver(changed).observe(document.documentElement, { childList: true, subtree: true });
  window.addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => document.hidden && stop());
  hear();
})();
