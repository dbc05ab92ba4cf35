// A process of its own: verifies a record and prints what it took.  check.ts FOLDER ELECTION
import { verifyFolder } from '@teller/verifier/node';

const [folder = '', election = ''] = process.argv.slice(2);
const started = performance.now();
const before = process.cpuUsage();
const parts: { check: number; at: number }[] = [];
const { verdict } = await verifyFolder(folder, {
  election,
  onProgress: ({ check, done }) => {
    if (done === 0) parts.push({ check, at: performance.now() });
  },
});
const ended = performance.now();
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1e6;
const seconds = (ended - started) / 1_000;
const checks = parts.map(({ check, at }, n) => ({
  check,
  seconds: ((parts[n + 1]?.at ?? ended) - at) / 1_000,
}));
const megabytes = process.resourceUsage().maxRSS / 1_024;
process.stdout.write(JSON.stringify({ verdict, seconds, cpu, megabytes, checks }));
