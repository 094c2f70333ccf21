// step.tsx - how far it is to the start.
import { t } from "../../lib/i18n";

const STEPS = 4;

export function Step({ number }: { number: number }) {
  return <p class="step">{t("step.of", { step: number, count: STEPS })}</p>;
}
