/** French for what is said in English of flows, matching and the bridge on the page. */
export const frApp = {};
