/** French for what is said in English of providers and sign-ins. */
export const frProviders = {};
