import { type ElementType, type ReactNode, useEffect, useState } from 'react';
import { currentIconName } from './icon-names.ts';

type Icons = Readonly<Record<string, ElementType>>;
let loading: Promise<Icons> | undefined;

/** All icons come in one file of their own, fetched with the first icon that is shown. */
function loadIcons(): Promise<Icons> {
  loading ??= import('atlaskit-icons').then((module) => module.icons);
  return loading;
}

interface IconProps {
  readonly glyph: string;
  readonly label: string;
  readonly color?: string;
  readonly size?: 'small' | 'medium';
}

/** An icon of Atlaskit by the name that UI Kit gives it, old names too. An unknown name leaves its place empty. */
export function IconByName({ glyph, label, color, size }: IconProps): ReactNode {
  const [icons, setIcons] = useState<Icons>();
  useEffect(() => {
    let shown = true;
    void loadIcons().then((loaded) => shown && setIcons(loaded));
    return () => {
      shown = false;
    };
  }, []);
  if (icons === undefined) return <span style={{ display: 'inline-block', width: 16, height: 16 }} />;
  const Icon = icons[currentIconName(glyph)];
  if (Icon === undefined) {
    console.warn(`There is no icon "${glyph}"; its place stays empty.`);
    return <span style={{ display: 'inline-block', width: 16, height: 16 }} />;
  }
  return <Icon label={label} color={color ?? 'currentColor'} {...(size === 'small' ? { size } : {})} />;
}
