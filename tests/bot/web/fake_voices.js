// A device's voices, for tests: they note what they are given to say and speak when told to.
(() => {
  const listeners = [];
  const speaking = [];
  const voices = { now: VOICES };
  const speech = {
    said: [],
    cancelled: 0,
    getVoices: () => voices.now.map((name) => ({ // « fr-FR remote » speaks from a server
      lang: name.split(" ")[0],
      localService: !name.endsWith("remote"),
    })),
    speak: (utterance) => {
      speech.said.push([utterance.lang, utterance.text]);
      speaking.push(utterance);
    },
    cancel: () => {
      speech.cancelled += 1;
      speaking.length = 0;
    },
    addEventListener: (_name, heard) => listeners.push(heard),
    arrive: (langs) => {
      voices.now = langs;
      listeners.forEach((heard) => heard());
    },
    begin: () => speaking[0].dispatchEvent(new Event("start")),
    finish: () => speaking.splice(0).forEach((one) => one.dispatchEvent(new Event("end"))),
  };
  class Utterance extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
      for (const name of ["start", "end", "error"]) {
        this.addEventListener(name, (event) => this[`on${name}`] && this[`on${name}`](event));
      }
    }
  }
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
  window.SpeechSynthesisUtterance = Utterance;
})();
