// The ceiling: nobody reads papers quicker than by reading the file and cutting it into lines.
import { readFileSync } from 'node:fs';
import { done } from './done.ts';

const lines = readFileSync(String(process.argv[2]), 'utf8').split('\n');
done(lines.length > 0 ? {} : { elected: [] });
