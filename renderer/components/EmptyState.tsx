import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** A place with nothing in it yet: what it is for, and the one thing to do. */
export function EmptyState(props: {
  readonly icon: IconName;
  readonly title: string;
  /** The title is the page's own heading. */
  readonly heading?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      <span className="emptyIcon">
        <Icon name={props.icon} size={24} />
      </span>
      {props.heading === true ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.children !== undefined && <p className="muted emptyText">{props.children}</p>}
      {props.action}
    </div>
  );
}
