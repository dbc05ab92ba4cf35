export { allowances } from '../sign-in/allowances.ts';
export { challenges } from '../sign-in/challenges.ts';
export { sessions } from '../sign-in/sessions.ts';
export { officersLog } from './officers-log.ts';
export { proposals } from './proposals.ts';
export { setupCodes } from './setup-codes.ts';
