export { recordFolder } from './folder.ts';
export { massChecksOnThreads } from './threads.ts';
export { verifyFolder, type VerifyFolderOptions } from './verify-folder.ts';
