import type { ReactElement, ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';

/** Three small pictures: a payout taken apart, matched with its bank line, tied out in the books. */
export function Story(): ReactElement {
  const { t } = useTexts();
  return (
    <ol className="story">
      <Step title={t('story.apart')} text={t('story.apartText')}>
        <rect x="8" y="12" width="104" height="10" rx="2" className="inkFill" />
        <rect x="94" y="27" width="18" height="10" rx="2" className="barFill" />
        <rect x="84" y="42" width="10" height="10" rx="2" className="barFill" />
        <rect x="8" y="57" width="76" height="10" rx="2" className="accentFill" />
        <path d="M112 22v5M94 37v5M84 52v5" className="hair" />
      </Step>
      <Step title={t('story.match')} text={t('story.matchText')}>
        <rect x="4" y="12" width="46" height="14" rx="3" className="hairBox" />
        <rect x="4" y="33" width="46" height="14" rx="3" className="accentBox" />
        <rect x="4" y="54" width="46" height="14" rx="3" className="hairBox" />
        <rect x="70" y="12" width="46" height="14" rx="3" className="hairBox" />
        <rect x="70" y="33" width="46" height="14" rx="3" className="accentBox" />
        <rect x="70" y="54" width="46" height="14" rx="3" className="hairBox" />
        <path d="M50 40h20" className="accentLine" />
        <path d="M10 19h22M10 40h26M10 61h20M76 19h24M76 40h30M76 61h22" className="inkLine" />
      </Step>
      <Step title={t('story.prove')} text={t('story.proveText')}>
        <path d="M6 66V12M6 66h110" className="hair" />
        <path d="M6 52h22V38h22V48h22V26h22V36h22" className="accentLine" />
        <path d="M6 55h22V41h22V51h22V29h22V39h22" className="inkLine" />
        <circle cx="116" cy="37.5" r="3" className="accentFill" />
      </Step>
    </ol>
  );
}

function Step(props: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <li className="storyStep">
      <svg viewBox="0 0 120 80" width="120" height="80" aria-hidden="true" className="storyArt">
        {props.children}
      </svg>
      <h2>{props.title}</h2>
      <p className="muted small">{props.text}</p>
    </li>
  );
}
