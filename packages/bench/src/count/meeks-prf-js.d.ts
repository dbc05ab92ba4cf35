declare module 'meeks-prf-js/run/meek.js' {
  const meek: {
    tabulate(
      seats: number,
      candidates: readonly string[],
      groups: readonly (readonly [number, readonly string[]])[],
      longest: number | null,
      tieBreaker: readonly string[],
    ): { readonly elected: ReadonlySet<string> };
  };
  export default meek;
}
