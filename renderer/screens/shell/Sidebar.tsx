import type { ReactElement } from 'react';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCounts } from '../../stores/live.ts';
import { useFindingCount } from '../../stores/readBack.ts';
import { useIsCounting, useQueueCount } from '../queue/useQueue.ts';
import { type ScreenName, toHash, useRoute } from '../../stores/route.ts';

interface Link {
  readonly screen: Exclude<ScreenName, 'welcome'>;
  readonly icon: IconName;
}

export const navLinks: readonly Link[] = [
  { screen: 'overview', icon: 'overview' },
  { screen: 'reconcile', icon: 'reconcile' },
  { screen: 'payouts', icon: 'payouts' },
  { screen: 'lines', icon: 'lines' },
  { screen: 'proof', icon: 'proof' },
  { screen: 'transit', icon: 'transit' },
  { screen: 'fees', icon: 'fees' },
  { screen: 'reports', icon: 'reports' },
  { screen: 'rules', icon: 'rules' },
  { screen: 'queue', icon: 'queue' },
  { screen: 'activity', icon: 'activity' },
  { screen: 'connections', icon: 'connections' },
];

/** The screens, with what waits in each. The count is told, but isn't part of the link's name. */
export function Sidebar(): ReactElement {
  const { t, number } = useTexts();
  const counts = useCounts();
  const queue = useQueueCount();
  const isCounting = useIsCounting();
  const findings = useFindingCount();
  const current = useRoute((store) => store.route.screen);
  const countOf = (screen: Link['screen']): number => {
    if (screen === 'reconcile') return counts?.reconcile ?? 0;
    return screen === 'queue' ? (queue ?? 0) : 0;
  };
  return (
    <nav className="sidebar" aria-label={t('nav.label')}>
      <ul>
        {navLinks.map(({ screen, icon }) => {
          const count = countOf(screen);
          return (
            <li key={screen} className="navItem">
              <a
                className="navLink"
                href={toHash({ screen, id: '' })}
                {...(current === screen ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon name={icon} />
                <span className="grow">{t(`nav.${screen}`)}</span>
              </a>
              {screen === 'queue' && findings > 0 && (
                <span
                  className="navCount navAlert tone-bad"
                  aria-label={t('readBack.attention', { n: findings })}
                  title={t('readBack.attention', { n: findings })}
                  role="note"
                >
                  <span aria-hidden="true">≠ </span>
                  {number(findings)}
                </span>
              )}
              <NavCount count={count} isCounting={screen === 'queue' && isCounting} />
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** What waits; while that is being counted again it says so. */
function NavCount(props: { readonly count: number; readonly isCounting: boolean }): ReactElement | null {
  const { t, number } = useTexts();
  const { count, isCounting } = props;
  if (count === 0 && !isCounting) return null;
  const parts = [count > 0 && t('nav.waiting', { n: count }), isCounting && t('desk.counting')];
  const label = parts.filter(Boolean).join(' · ');
  return (
    <span className="navCount" aria-label={label} title={isCounting ? label : undefined} role="note">
      {count > 0 && number(count)}
      {isCounting && '…'}
    </span>
  );
}
