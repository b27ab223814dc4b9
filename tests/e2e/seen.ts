/**
 * Runs in the page: which elements look and say in one size of the window what they did in another. Most of a page does, and judging
 * it twice finds nothing new.
 */

type Scheme = 'light' | 'dark';

declare global {
  interface Window {
    tidelineSeen?: {
      /** Everything that is shown now has been judged in this scheme. */
      note(scheme: Scheme): void;
      /** The outermost elements that have not been, as they are now. */
      fresh(scheme: Scheme): Element[];
    };
  }
}

export function rememberSeen(): void {
  if (window.tidelineSeen) return;
  const seen = { light: new WeakMap<Element, string>(), dark: new WeakMap<Element, string>() };
  /** Whatever a judgement of the element itself depends on; what lies behind it is an element as well. */
  const lookOf = (element: Element) => {
    const style = getComputedStyle(element);
    const large = Number.parseFloat(style.fontSize) >= 24;
    const paint = [style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.fontWeight, large];
    const own = [...element.childNodes].flatMap(node => (node instanceof Text ? node.data : []));
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
    return [...paint, ...own, ...attributes].join('\n');
  };
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  window.tidelineSeen = {
    note(scheme) {
      for (const element of document.querySelectorAll('*'))
        if (isShown(element)) seen[scheme].set(element, lookOf(element));
    },
    fresh(scheme) {
      const isFresh = (element: Element) => isShown(element) && seen[scheme].get(element) !== lookOf(element);
      const under = (element: Element): Element[] =>
        isFresh(element) ? [element] : [...element.children].flatMap(under);
      return under(document.documentElement);
    },
  };
}
