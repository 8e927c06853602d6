import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { useKeptScroll } from '../stores/kept.ts';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `fill`: the body manages its own scrolling (lists). `page`: the body scrolls. */
  readonly body?: 'fill' | 'page';
}

/** A screen: its title, its actions, its body. The title takes focus on arrival so that a screen reader says where one is. */
export function Screen({ title, subtitle, actions, children, body = 'fill' }: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const [place] = useState(() => (body === 'page' ? globalThis.location.hash : ''));
  const page = useKeptScroll(place);
  useEffect(() => {
    document.title = `${title} · Tieout`;
    // Only when focus is nowhere: a list that focuses itself keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <div className="screen">
      <div className="screenHead">
        <div className="grow">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle !== undefined && <div className="muted small">{subtitle}</div>}
        </div>
        {actions !== undefined && <div className="row">{actions}</div>}
      </div>
      {body === 'fill' ? (
        <div className="screenFill">{children}</div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section ref={page} className="screenPage" aria-label={title} tabIndex={0}>
          {children}
        </section>
      )}
    </div>
  );
}
