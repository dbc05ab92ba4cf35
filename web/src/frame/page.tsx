import { useEffect, useRef, type ReactElement, type ReactNode, type RefObject } from 'react';

let pagesShown = 0;

/**
 * Gives the document its title and moves the focus to the page's heading when the step changes, so
 * that a screen reader says where one is. The very first page leaves the focus where it is.
 */
function usePage(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (pagesShown++ === 0) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

interface HeadingProps {
  /** The document's title; the heading itself unless given. */
  readonly title: string;
  readonly over?: ReactNode;
  readonly overClass?: string | undefined;
  readonly children: ReactNode;
}

/** The one h1 of a page. Give it a `key` that changes with the step. */
export function Heading({ title, over, overClass, children }: HeadingProps): ReactElement {
  const heading = usePage(title);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {over && <span className={overClass}>{over} </span>}
      {children}
    </h1>
  );
}

/** A heading that takes the focus when what it heads appears. */
export function SubHeading({ children }: { readonly children: ReactNode }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {children}
    </h3>
  );
}
