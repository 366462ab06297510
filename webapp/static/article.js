"use strict";
// Mark the sentence that the address points to.
(() => {
  const show = () => {
    const id = decodeURIComponent(location.hash).replace(/^#c-/, "");
    for (const mark of document.querySelectorAll("mark")) {
      mark.classList.toggle("chosen", id !== "" && mark.dataset.claims.split(" ").includes(id));
    }
  };
  addEventListener("hashchange", show);
  show();
})();
