/** French for what is said in English about files of providers. */
export const frProviderFiles = {};
