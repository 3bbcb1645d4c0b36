// The page of one card: « Partager » with the device's own sharing, « Imprimer ». Without this
// file the address of the page can be copied and the browser's menu prints it.
(() => {
  "use strict";
  const place = document.querySelector("[data-card-tools]");
  if (!place) return;
  const { share, print, title } = place.dataset;

  const add = (label, action) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", action);
    place.append(button);
  };

  const shareIt = () => {
    // Giving up is an answer, not a fault.
    navigator.share({ title, url: location.href }).catch(() => {});
  };

  if (navigator.share) add(share, shareIt);
  add(print, () => window.print());
})();
