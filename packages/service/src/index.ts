export { defaultLifetime } from './drain.ts';
export * from './ports/index.ts';
export { systemClock } from './system-clock.ts';
