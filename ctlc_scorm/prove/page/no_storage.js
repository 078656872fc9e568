// A browser that forbids storage: every way to it throws or refuses.
"use strict";
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
  Object.defineProperty(window, name, {
    get() {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  });
if (navigator.locks)
  navigator.locks.request = () => Promise.reject(new DOMException("Access to the Locks API is denied.", "SecurityError"));
