/** Where somebody goes who wants to unlock and then go on elsewhere: `/unlock?to=/breathe/box`. Once it is open, this leads there. */
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';

/** A path of ours, or home. */
const wanted = (search: string) => {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?!\/)/.test(to) ? to : '/';
};

export default function Unlocked() {
  const [, navigate] = useLocation();
  const to = wanted(useSearch());
  useEffect(() => navigate(to, { replace: true }), [navigate, to]);
  return null;
}
