export { defaultLifetime } from './clock/drain.ts';
export * from './ports/index.ts';
export { systemClock } from './clock/system-clock.ts';
