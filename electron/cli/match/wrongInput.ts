/** Input that can't be used: where it is and what was expected. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput';
}

/** `file:line: column: message`; parts that don't apply are left out. */
export function wrongInput(file: string, line: number, column: string, message: string): WrongInput {
  const where = [line > 0 ? `${file}:${line}` : file, column].filter((part) => part !== '').join(': ');
  return new WrongInput(`${where}: ${message}`);
}
