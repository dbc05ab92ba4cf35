import { mount } from '../frame/mount.tsx';
import { Results } from './results.tsx';

mount(<Results />);
