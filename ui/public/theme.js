// Before the first paint: the theme chosen last. Kept apart because a module would come too late.
const theme = localStorage.getItem("giftbook-theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
