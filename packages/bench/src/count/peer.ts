// A peer from npm: meeks-prf-js. It counts by another rule (Meek), and there is none there for this one
// that counts right; so it says how long such work takes elsewhere, and nothing about who is elected.
import { readFileSync } from 'node:fs';
import meek from 'meeks-prf-js/run/meek.js';
import { done } from './done.ts';
import { headed, papersIn } from './lines.ts';

const lines = readFileSync(String(process.argv[2]), 'utf8').split('\n');
const names = Array.from({ length: headed(lines) }, (_, i) => `C${i + 1}`);
const groups = [...papersIn(lines)].map(
  ([papers, order]) => [papers, order.map((number) => `C${number}`)] as const,
);
const { elected } = meek.tabulate(Number(process.argv[3]), names, groups, null, names);
done({ elected: [...elected].map((name) => Number(name.slice(1))) });
