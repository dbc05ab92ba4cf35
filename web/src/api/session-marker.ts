/**
 * Remembers in this browser that someone signed in, since a page can't see the session's cookie
 * itself: so that a first visit does not ask who is signed in, only to be refused. It says which
 * election, never who.
 */
export interface SessionMarker {
  /** Whether there may be a session. True as well where the browser keeps nothing. */
  readonly maybe: (election: string) => boolean;
  readonly set: (election: string) => void;
  readonly clear: () => void;
}

export function sessionMarker(name: 'vote' | 'office'): SessionMarker {
  const key = `teller/session/${name}`;
  return {
    maybe(election) {
      try {
        return localStorage.getItem(key) === election;
      } catch {
        return true;
      }
    },
    set(election) {
      try {
        localStorage.setItem(key, election);
      } catch {
        // Full, or forbidden: the next visit signs in anew.
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
