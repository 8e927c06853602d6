/** The module-loader hook behind `register.mjs`. */
const standIn = new URL('./standIn.mjs', import.meta.url).href;

/** Node's `resolve` hook. */
export async function resolve(specifier, context, next) {
  return specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context);
}
