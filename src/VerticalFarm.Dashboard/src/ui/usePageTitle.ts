import { useEffect } from "react";

/** The title of the tab, which screen readers tell on arrival. */
export function usePageTitle(...parts: (string | undefined)[]) {
  const title = [...parts.filter(Boolean), "VerticalFarm"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
