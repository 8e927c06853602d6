/** French for what is said in English about bank files. */
export const frStatement = {};
