/** Papers cast of those who could vote, rounded to a tenth of a per cent: "37.7%". */
export function turnout(cast: number, electorate: number): string {
  if (electorate === 0) return '0.0%';
  const [papers, people] = [BigInt(cast), BigInt(electorate)];
  const tenths = (papers * 2_000n + people) / (people * 2n);
  const text = String(tenths).padStart(2, '0');
  return `${text.slice(0, -1)}.${text.slice(-1)}%`;
}
