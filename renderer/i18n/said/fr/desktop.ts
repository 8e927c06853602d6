/** French for what is said in English of the desktop process itself. */
export const frDesktop = {};
