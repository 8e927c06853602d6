import type { ReactElement, ReactNode } from 'react';
import { useServices } from '../stores/services.tsx';
import { showError } from '../stores/toasts.ts';
import { Icon } from './Icon.tsx';

/** A link that opens in the system's browser, never in the window. */
export function ExternalLink({
  url,
  children,
}: {
  readonly url: string;
  readonly children: ReactNode;
}): ReactElement {
  const { call } = useServices();
  return (
    <a
      className="external"
      href={url}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        call('app.openExternal', { url }).catch(showError);
      }}
    >
      {children}
      <Icon name="external" size={12} />
    </a>
  );
}
