export { sessions } from '../sign-in/sessions.ts';
export { nonceKey } from './nonce-key.ts';
export { officersLog } from './officers-log.ts';
export { proposals } from './proposals.ts';
export { setupCodes } from './setup-codes.ts';
