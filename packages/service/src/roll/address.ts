/** An email address as the roll keeps it and is asked for it: no spaces around, lower case. */
export function normalAddress(email: string): string {
  return email.trim().toLowerCase();
}
