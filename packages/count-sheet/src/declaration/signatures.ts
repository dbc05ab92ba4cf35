import { listed } from '../words/phrases.ts';
import type { Particulars } from './particulars.ts';

/** What those who sign say above their signatures; empty where nobody signs. */
export function declarationWords({ officers = [], isRehearsal = false }: Particulars = {}): string {
  if (isRehearsal) return 'This is a rehearsal: nobody is elected by it.';
  if (officers.length === 0) return '';
  const who = listed(officers.map(({ name, office }) => `${name} (${office})`));
  return `${officers.length === 1 ? 'I' : 'We'}, ${who}, declare that this is the result of the count.`;
}
