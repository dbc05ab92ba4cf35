import { mount } from '../frame/mount.tsx';
import { Office } from './office.tsx';

mount(<Office />);
