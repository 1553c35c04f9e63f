#include <sensorscx.h>
