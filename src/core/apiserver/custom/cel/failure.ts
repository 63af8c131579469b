/** Why a function of a rule cannot give a value, in the server's words. Thrown, as the package wants it; nothing but `program.ts` sees it. */
export class CelFailure extends Error {}

export function fail(message: string): never {
  throw new CelFailure(message);
}
