import { Field as GardenField } from '@zendeskgarden/react-forms';
import type { ComponentProps } from 'react';
import { usePanelTheme } from '../panel-theme.tsx';
import { Theme } from '../theme.tsx';

/** Garden's field with Garden's theme around it, which the sidebar's panel itself does without. */
export function Field(props: ComponentProps<typeof GardenField>) {
  const theme = usePanelTheme();
  const field = <GardenField {...props} />;
  return theme === null ? field : <Theme theme={theme}>{field}</Theme>;
}

Field.Label = GardenField.Label;
Field.Message = GardenField.Message;
