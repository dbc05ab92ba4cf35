/** A number for people, thousands apart, as English has it (Unicode CLDR): 4684.5 → `4,684.5`. */
export function grouped(decimal: string | number | bigint): string {
  const [whole = '', ...places] = String(decimal).split('.');
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','), ...places].join('.');
}
