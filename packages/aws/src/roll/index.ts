export { allowances } from '../sign-in/allowances.ts';
export { challenges } from '../sign-in/challenges.ts';
export { sessions } from '../sign-in/sessions.ts';
export { rollEntries } from './entries.ts';
