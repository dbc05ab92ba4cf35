export {
  sampleOffice,
  SoftwarePasskey,
  type AssertionResponse,
  type Changed,
  type Office,
  type StoredPasskey,
} from './passkey/software-passkey.ts';
