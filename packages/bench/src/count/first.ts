// The counter, as `teller count` does it: read, parse, count, render.
import { readFileSync } from 'node:fs';
import { defined } from '@teller/basics';
import { count, countJson, parseBlt, ruleNames } from '@teller/stv';
import { done } from './done.ts';

const papers = parseBlt(readFileSync(String(process.argv[2]), 'utf8'));
const contest = defined(papers.ok ? papers.value : undefined, 'the papers of the benchmark');
const seats = Number(process.argv[3]);
const lot = contest.candidates.keys();
const rule = defined(
  ruleNames.find((name) => name === process.argv[4]),
  'a rule to count by',
);
const counted = count({ ...contest, rule, seats, lot: [...lot] });
const transcript = defined(counted.ok ? counted.value : undefined, 'an election with a lot');
if (JSON.stringify(countJson(transcript)).length > 0)
  done({ elected: transcript.elected.map((candidate) => candidate + 1) });
