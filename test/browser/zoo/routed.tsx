import ForgeReconciler, { Button, Stack, Text } from '@forge/react';
import { Route, Router, useNavigate, useParams } from '@forge/react/router';

/** A page with places of its own. */
function Routed() {
  return (
    <Router fallback={<Text>No such place</Text>}>
      <Route path="/">
        <Home />
      </Route>
      <Route path="/animal/:name">
        <Animal />
      </Route>
    </Router>
  );
}

function Home() {
  const navigate = useNavigate();
  return (
    <Stack>
      <Text>All animals</Text>
      <Button onClick={() => navigate('/animal/otter')}>Otter</Button>
    </Stack>
  );
}

function Animal() {
  const navigate = useNavigate();
  const { name } = useParams();
  return (
    <Stack>
      <Text>The animal is {name}</Text>
      <Button onClick={() => navigate(-1)}>Back</Button>
    </Stack>
  );
}

ForgeReconciler.render(<Routed />);
