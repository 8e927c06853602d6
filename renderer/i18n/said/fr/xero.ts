/** French for what is said in English about Xero. */
export const frXero = {};
