var s = document.createElement("script"); s.src = "api.js"; document.head.append(s);
